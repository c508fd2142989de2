import type { Bracketed } from '../trees/brackets.ts';
import { scoredColumns } from '../trees/scoredColumns.ts';
import { defineGenerator, examples } from './define.ts';
import { Random } from './random.ts';

/** A phrase with what it says about the film: from −2, very bad, to 2, very good. */
interface Phrase {
  readonly score: number;
  readonly tree: Bracketed;
}

/** Scores are written as 0 to 4. */
const neutral = 2;
/** So often a sentence is drawn anew for the score that is wanted, which then comes all but surely. */
const mostDraws = 1000;

export const opinions = defineGenerator({
  name: 'opinions',
  title: 'Short opinions',
  summary:
    'Sentences about films as trees of two branches, with a score from 0, very bad, to 4, very good, at every phrase.',
  params: { count: examples(100_000, 2000) },
  columns({ count }, seed) {
    const trees = Array.from({ length: count }, (_, i) =>
      draw(new Random(seed, 'opinions', i), (i % 5) - neutral),
    );
    return scoredColumns('sentence', trees);
  },
});

function draw(random: Random, wanted: number): Bracketed {
  for (let draws = 1; ; draws++) {
    const { score, tree } = sentence(random);
    if (score === wanted || draws === mostDraws) return tree;
  }
}

const determiners = ['the', 'this', 'that'] as const;
const things =
  'film story plot ending music cast script scene dialogue hero villain beginning picture sequel'.split(' ');
const people = ['we', 'they', 'critics', 'children', 'everyone'] as const;
const beings = ['is', 'was', 'seems', 'remains'] as const;
type Scored = readonly [word: string, score: number];
const adjectives: readonly Scored[] = [
  ...['wonderful', 'brilliant', 'superb', 'moving', 'great'].map((word): Scored => [word, 2]),
  ...['good', 'nice', 'funny', 'clever', 'fresh', 'warm', 'sharp'].map((word): Scored => [word, 1]),
  ...['long', 'loud', 'French', 'short'].map((word): Scored => [word, 0]),
  ...['bad', 'dull', 'slow', 'silly', 'weak', 'flat', 'stale'].map((word): Scored => [word, -1]),
  ...['terrible', 'awful', 'dreadful', 'horrible', 'hopeless'].map((word): Scored => [word, -2]),
];
const verbs: readonly Scored[] = [
  ['loved', 2],
  ['liked', 1],
  ['enjoyed', 1],
  ['watched', 0],
  ['disliked', -1],
  ['hated', -2],
];
const strengthening = ['very', 'really', 'truly', 'extremely'] as const;
const weakening = ['somewhat', 'rather', 'slightly'] as const;
const negations = ['not', 'never', 'hardly'] as const;

/** One clause, or two that are set beside or against each other. */
function sentence(random: Random): Phrase {
  const first = clause(random);
  const kind = random.uniform();
  if (kind < 0.45) return first;
  const second = clause(random);
  if (kind < 0.7)
    return join((first.score + second.score) / 2, first, join(second.score, word('and'), second));
  // What comes behind the but counts three times as much.
  return join((first.score + 3 * second.score) / 4, first, join(second.score, word('but'), second));
}

function clause(random: Random): Phrase {
  if (random.chance(0.3)) {
    const [text, score] = random.pick(verbs);
    const done = join(score, word(text, score), thing(random));
    const negated = random.chance(0.25) ? negate(random, done) : done;
    return join(negated.score, word(random.pick(people)), negated);
  }
  const said = quality(random);
  return join(said.score, thing(random), join(said.score, word(random.pick(beings)), said));
}

function thing(random: Random): Phrase {
  return join(0, word(random.pick(determiners)), word(random.pick(things)));
}

function quality(random: Random): Phrase {
  const [text, score] = random.pick(adjectives);
  const kind = random.uniform();
  const plain = word(text, score);
  if (kind < 0.4) return plain;
  if (kind < 0.6) return join(score + Math.sign(score), word(random.pick(strengthening)), plain);
  if (kind < 0.75)
    return join(score - Math.sign(score) * (score * score > 1 ? 1 : 0), word(random.pick(weakening)), plain);
  if (kind < 0.9) return negate(random, plain);
  // Not very good is bad, but not very bad.
  return negate(random, join(score + Math.sign(score), word(random.pick(strengthening)), plain));
}

/** Turns a score around, and to a moderate one: not terrible is good at most. */
function negate(random: Random, phrase: Phrase): Phrase {
  return join(-Math.sign(phrase.score), word(random.pick(negations)), phrase);
}

function word(text: string, score = 0): Phrase {
  return phrase(score, [text]);
}

function join(score: number, left: Phrase, right: Phrase): Phrase {
  return phrase(score, [left.tree, right.tree]);
}

/** A score is rounded away from 0 from a half on, and stays within what there is. */
function phrase(raw: number, parts: readonly Bracketed[]): Phrase {
  const size = Math.min(2, Math.floor(Math.abs(raw) + 0.5));
  const score = raw < 0 ? -size : size;
  return { score, tree: [`${neutral + score}`, ...parts] };
}
