import { describe, expect, test } from 'vitest';
import { blocks } from '../../../src/blocks/index.ts';
import { blockDrawings } from '../../../src/editor/palette/blockDrawings.tsx';
import { searchBlocks } from '../../../src/editor/palette/searchBlocks.ts';

/** Holds that a text finds a block first. */
const checkFinds = (text: string, type: string) =>
  expect(searchBlocks(text).blocks[0]?.type, text).toBe(type);

describe('the search for blocks', () => {
  test('knows titles, types and what others call them', () => {
    checkFinds('vanilla', 'vanilla');
    checkFinds('Vanilla layer', 'vanilla');
    checkFinds('dense', 'vanilla');
    checkFinds('conv2d', 'convolve');
    checkFinds('relu', 'rectifier');
    checkFinds('maxpool', 'max-pooling');
    checkFinds('  CNN ', 'convolve');
    checkFinds('LSTM cell', 'lstm');
    checkFinds('bidirectional', 'recur');
    checkFinds('bilstm', 'recur');
    checkFinds('tree', 'tree');
    checkFinds('recursive', 'recurse');
    checkFinds('time series', 'series');
    checkFinds('letters', 'text');
    checkFinds('lookup', 'embedding');
  });

  test('finds all that is recurrent', () => {
    const found = searchBlocks('recurrent').blocks.map(({ type }) => type);
    expect(found.slice(0, 3).sort()).toEqual(['gru', 'lstm', 'recur']);
  });

  test('finds every block by its title and by each of its keywords', () => {
    for (const block of blocks.values())
      for (const word of [block.title, block.type, ...block.keywords])
        expect(searchBlocks(word).blocks, word).toContain(block);
  });

  test('shows all blocks for an empty text, in the order of the palette', () => {
    expect(searchBlocks(' ').blocks).toEqual([...blocks.values()]);
  });

  test('guesses what was meant', () => {
    expect(searchBlocks('convolv').blocks[0]?.type).toBe('convolve');
    const { blocks: found, meant } = searchBlocks('sofmax');
    expect([found[0]?.type, meant]).toEqual(['softmax', 'softmax']);
    expect(searchBlocks('qqqqqqqq').blocks).toEqual([]);
  });
});

test('every block has a drawing of its own', () => {
  expect(Object.keys(blockDrawings).sort()).toEqual([...blocks.keys()].sort());
});
