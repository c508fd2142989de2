import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { Palette } from '../../../src/editor/palette/Palette.tsx';
import { emptyDocument } from '../../../src/editor/state/emptyDocument.ts';
import { createEditor } from '../../../src/editor/state/store.ts';
import { renderEditor } from '../renderEditor.tsx';

describe('the palette by keys', () => {
  test('is one stop for Tab, and arrow keys go through the blocks', async () => {
    const user = userEvent.setup();
    renderEditor(createEditor(emptyDocument), <Palette />);
    await user.tab();
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Vector' }));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Image' }));
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'About Image' }));
    await user.keyboard('{ArrowLeft}{End}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Dropout' }));
    await user.tab({ shift: true });
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Dropout' }));
  });
});
