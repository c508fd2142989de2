/** A formula as the elements of MathML that show it. */
export type MathElement =
  | { readonly tag: 'mi' | 'mn' | 'mo' | 'mtext'; readonly text: string }
  | {
      readonly tag:
        | 'mrow'
        | 'mfrac'
        | 'msub'
        | 'msup'
        | 'msubsup'
        | 'munder'
        | 'munderover'
        | 'mover'
        | 'msqrt'
        | 'mtable'
        | 'mtr'
        | 'mtd';
      readonly children: readonly MathElement[];
    };
