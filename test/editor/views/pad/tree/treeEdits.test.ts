import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bracketed, writeBrackets } from '../../../../../src/data/trees/brackets.ts';
import { Misplaced, parseBrackets } from '../../../../../src/data/trees/parseBrackets.ts';
import {
  addLeaf,
  type Edited,
  movePart,
  type Place,
  partAt,
  relabel,
  removePart,
} from '../../../../../src/editor/views/pad/tree/treeEdits.ts';

function treeOf(text: string): Bracketed {
  const tree = parseBrackets(text);
  if (tree instanceof Misplaced) throw new Error(tree.message);
  return tree;
}

/** What an edit gives, in brackets, and the part that it was about. */
function shown({ tree, place }: Edited): [tree: string, part: string] {
  return [writeBrackets(tree), writeBrackets(partAt(tree, place) ?? '?')];
}

const phrase = '((the film) (was (very good)))';

test('a leaf gets another word', () => {
  expect(shown(relabel(treeOf(phrase), [1, 1, 0], 'not'))).toEqual(['((the film) (was (not good)))', 'not']);
});

describe('adding', () => {
  test('to a node is behind its children', () => {
    expect(shown(addLeaf(treeOf(phrase), [0], 'here'))).toEqual([
      '((the film here) (was (very good)))',
      'here',
    ]);
  });

  test('to a leaf makes a node of both', () => {
    expect(shown(addLeaf(treeOf('film'), [], 'good'))).toEqual(['(film good)', 'good']);
  });
});

describe('removing', () => {
  test('takes all below along, and an only child that is left takes the place of its parent', () => {
    expect(removePart(treeOf(phrase), [1, 1])).toEqual({ tree: [['the', 'film'], 'was'], place: [1] });
  });

  test('of three leaves two, and looks at the next', () => {
    expect(removePart(treeOf('(a b c)'), [0])).toEqual({ tree: ['b', 'c'], place: [0] });
    expect(removePart(treeOf('(a b c)'), [2])).toEqual({ tree: ['a', 'b'], place: [1] });
  });

  test('the last leaf takes its brackets along, up to the root', () => {
    expect(removePart(treeOf('(a ((b)))'), [1, 0, 0])).toEqual({ tree: 'a', place: [] });
    expect(removePart(treeOf('((a))'), [0, 0])).toBeUndefined();
    expect(removePart(treeOf('a'), [])).toBeUndefined();
  });
});

describe('moving', () => {
  test('onto a node is among its children, where it is let go', () => {
    expect(shown(movePart(treeOf(phrase), [0, 0], [1], 1))).toEqual(['(film (was the (very good)))', 'the']);
  });

  test('onto a leaf is beside it, in brackets of their own', () => {
    expect(shown(movePart(treeOf('(a b c)'), [2], [0], 0))).toEqual(['((c a) b)', 'c']);
    expect(shown(movePart(treeOf('(a b c)'), [2], [0], 1))).toEqual(['((a c) b)', 'c']);
  });

  test('among siblings is another order', () => {
    const tree = treeOf('(a b c)');
    expect(shown(movePart(tree, [0], [], 3))).toEqual(['(b c a)', 'a']);
    expect(shown(movePart(tree, [2], [], 0))).toEqual(['(c a b)', 'c']);
    expect(movePart(tree, [1], [], 1)).toEqual({ tree, place: [1] });
    expect(movePart(tree, [1], [], 2)).toEqual({ tree, place: [1] });
  });

  test('onto itself or into itself leaves all as it is, and so does moving the root', () => {
    const tree = treeOf(phrase);
    expect(movePart(tree, [1], [1, 1], 0).tree).toBe(tree);
    expect(movePart(tree, [1], [1], 0).tree).toBe(tree);
    expect(movePart(tree, [], [1], 0).tree).toBe(tree);
  });

  const trees = fc.letrec<{ tree: Bracketed }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', 'c'),
      fc.array(tie('tree'), { minLength: 1, maxLength: 4 }),
    ),
  })).tree;
  const placesOf = (tree: Bracketed, place: Place = []): Place[] =>
    typeof tree === 'string'
      ? [place]
      : [place, ...tree.flatMap((child, i) => placesOf(child, [...place, i]))];
  const leavesOf = (tree: Bracketed): string[] =>
    typeof tree === 'string' ? [tree] : tree.flatMap(leavesOf);

  test('keeps every leaf and what is moved, and gives a tree that can be read', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(), fc.nat(5), (tree, one, other, index) => {
        const places = placesOf(tree);
        const [from = [], onto = []] = [places[one % places.length], places[other % places.length]];
        const edited = movePart(tree, from, onto, index);
        expect(leavesOf(edited.tree).sort()).toEqual(leavesOf(tree).sort());
        expect(partAt(edited.tree, edited.place)).toEqual(partAt(tree, from));
        expect(treeOf(writeBrackets(edited.tree))).toEqual(edited.tree);
      }),
    );
  });
});
