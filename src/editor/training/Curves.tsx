import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import { watchTheme } from '../views/watchTheme.ts';
import type { Curve } from './curve.ts';

const plotHeight = 116;

type Measure = 'loss' | 'accuracy';

/** Loss, and accuracy where there is one, of what is learned from and of what is held out, step by step. */
export function Curves({ curve }: { readonly curve: Curve }) {
  // Colours are read once by each plot.
  const [theme, setTheme] = useState(0);
  useEffect(() => watchTheme(() => setTheme((count) => count + 1)), []);
  const classifies = curve.points.some(({ accuracy }) => accuracy !== undefined);
  return (
    <div className="training-part" data-part="curves">
      <h3>Loss{classifies && ' and accuracy'}</h3>
      <p className="training-keys">
        <span className="training-key" data-of="training">
          training
        </span>
        <span className="training-key" data-of="validation">
          validation
        </span>
      </p>
      <Plot key={`loss ${theme}`} curve={curve} measure="loss" />
      {classifies && <Plot key={`accuracy ${theme}`} curve={curve} measure="accuracy" />}
    </div>
  );
}

function Plot({ curve, measure }: { readonly curve: Curve; readonly measure: Measure }) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    plot.current = new uPlot(optionsFor(measure, element), [[], [], []], element);
    const observer = new ResizeObserver(() =>
      plot.current?.setSize({ width: element.clientWidth, height: plotHeight }),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [measure]);
  useEffect(() => {
    plot.current?.setData(dataOf(curve, measure));
  }, [curve, measure]);
  const last = curve.judged.at(-1)?.[measure] ?? curve.points.at(-1)?.[measure];
  return (
    <div
      ref={place}
      className="training-plot"
      role="img"
      aria-label={`${measure}: ${last?.toPrecision(3)}`}
    />
  );
}

function optionsFor(measure: Measure, element: HTMLElement): uPlot.Options {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name);
  const axis = {
    stroke: colour('--ink-3'),
    grid: { stroke: colour('--hairline'), width: 1 },
    ticks: { show: false },
  };
  return {
    width: element.clientWidth,
    height: plotHeight,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, ...(measure === 'accuracy' && { y: { range: [0, 1] } }) },
    axes: [
      { ...axis, size: 22, space: 60 },
      { ...axis, size: 40, space: 28 },
    ],
    series: [
      {},
      { stroke: colour('--positive'), width: 1.5, points: { show: false }, spanGaps: true },
      { stroke: colour('--negative'), width: 1.5, points: { show: false }, spanGaps: true },
    ],
  };
}

function dataOf({ points, judged }: Curve, measure: Measure): uPlot.AlignedData {
  const learned = new Map(points.map((point) => [point.step, point[measure] ?? null]));
  const held = new Map(judged.map((point) => [point.step, point[measure] ?? null]));
  const steps = [...new Set([...learned.keys(), ...held.keys()])].sort((one, other) => one - other);
  return [steps, steps.map((step) => learned.get(step) ?? null), steps.map((step) => held.get(step) ?? null)];
}
