/** As much of ConvNetJS as is used here; it has no types of its own. */
declare module 'convnetjs' {
  /** Numbers over (width, height, depth), depth last and rows one after the other. */
  export class Vol {
    constructor(width: number, height: number, depth: number, value: number);
    w: Float64Array;
  }
  export interface Layer {
    readonly layer_type: string;
    readonly filters?: readonly Vol[];
    readonly biases?: Vol;
  }
  export class Net {
    readonly layers: readonly Layer[];
    makeLayers(definitions: readonly object[]): void;
    forward(x: Vol, training: boolean): Vol;
  }
  export class Trainer {
    constructor(
      net: Net,
      options: {
        readonly method: 'sgd';
        readonly learning_rate: number;
        readonly momentum: number;
        readonly batch_size: number;
        readonly l2_decay: number;
      },
    );
    train(x: Vol, wanted: number): { readonly cost_loss: number };
  }
}
