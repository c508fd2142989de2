import deep from './deep.json' with { type: 'json' };
import { digits } from './digits.ts';
import forecast from './forecast.json' with { type: 'json' };
import iris from './iris.json' with { type: 'json' };
import lists from './lists.json' with { type: 'json' };
import namesGru from './names-gru.json' with { type: 'json' };
import namesLstm from './names-lstm.json' with { type: 'json' };
import namesPlain from './names-plain.json' with { type: 'json' };
import passengers from './passengers.json' with { type: 'json' };
import phrases from './phrases.json' with { type: 'json' };
import type { Sample } from './sample.ts';
import tags from './tags.json' with { type: 'json' };
import years from './years.json' with { type: 'json' };

/** In the order of the menu. Those that are untrained show how a network is put together. */
export const samples: readonly Sample[] = [
  digits,
  {
    name: 'iris',
    title: 'Iris',
    hint: 'Drag the bars of the flower, and see how the odds of the species move.',
    document: iris,
  },
  {
    name: 'names-plain',
    title: 'Next letter',
    hint: 'The letter e comes three times: its embedding is the same each time, the state after it is not.',
    document: namesPlain,
  },
  {
    name: 'names-gru',
    title: 'Next letter, with a GRU',
    hint: 'Select the GRU, and look at its gates z and r letter by letter.',
    document: namesGru,
  },
  {
    name: 'names-lstm',
    title: 'Next letter, with an LSTM',
    hint: 'Select the LSTM, and compare the cell that it keeps with the output that it shows.',
    document: namesLstm,
  },
  {
    name: 'tags',
    title: 'Tags for words',
    hint: 'Put waits in place of the boat: the odds of the words before it move too, as one reading begins at the end.',
    document: tags,
  },
  {
    name: 'forecast',
    title: 'Next month',
    hint: 'Compare the forecast with the month behind it: it never saw this series, and still knows when summer comes.',
    document: forecast,
  },
  {
    name: 'passengers',
    title: 'Airline passengers',
    hint: 'One layer slides over twelve years of months: find the same pattern again, a year later and higher.',
    document: passengers,
  },
  {
    name: 'years',
    title: 'Year by year',
    hint: 'Change one month: of the years read one by one only its own notices, of the months read in one go all that follow.',
    document: years,
  },
  {
    name: 'phrases',
    title: 'Scores of phrases',
    hint: 'Every phrase gets a score: change a word, and only the phrases that hold it change theirs.',
    document: phrases,
  },
  {
    name: 'lists',
    title: 'Nested lists',
    hint: 'Put more numbers into a bracket, or a bracket into another, and read at each what it comes to.',
    document: lists,
  },
  {
    name: 'deep',
    title: 'Deep and shared',
    hint: 'Compare the rows: twelve copies with weights of their own go their own ways, one layer repeated keeps its direction.',
    document: deep,
  },
];
