import { exp32, log32, relu32, sigmoid32, tanh32 } from '../../base/float32.ts';
import * as codes from '../opcodes.ts';

/** The function of one number that an opcode stands for. */
export function unary(op: number): (x: number) => number {
  switch (op) {
    case codes.opExp:
      return exp32;
    case codes.opLog:
      return log32;
    case codes.opTanh:
      return tanh32;
    case codes.opSigmoid:
      return sigmoid32;
    default:
      return relu32;
  }
}

/** The function of two numbers that an opcode stands for, before it is rounded. */
export function binary(op: number): (a: number, b: number) => number {
  switch (op) {
    case codes.opAdd:
      return (a, b) => a + b;
    case codes.opSub:
      return (a, b) => a - b;
    case codes.opMul:
      return (a, b) => a * b;
    default:
      return (a, b) => a / b;
  }
}
