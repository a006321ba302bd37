import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface PlotInput {
  readonly into: HTMLElement;
  readonly labels: readonly string[];
  readonly values: readonly number[];
  readonly width: number;
  readonly height: number;
}

/** Bars of counted things. Colours and letters are those of the page. Gives the way to take it down. */
export function drawPlot({ into, labels, values, width, height }: PlotInput): () => void {
  const style = getComputedStyle(into);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const size = Number.parseFloat(style.fontSize) || 16;
  const font = `${size}px ${style.fontFamily}`;
  const bars = uPlot.paths.bars?.({ size: [0.7, 64], radius: 0.15 });
  const axis = { stroke: color('--ink'), font, ticks: { stroke: color('--line') } };
  const plot = new uPlot(
    {
      width,
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [-0.6, labels.length - 0.4] },
        y: { range: (_, _min, max) => [0, Math.max(1, max)] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: size * 2.4,
          space: size * 4,
          incrs: [1, 2, 3, 5, 7, 10, 14, 30, 60, 120],
          values: (_, splits) => splits.map((at) => labels[at] ?? ''),
        },
        {
          ...axis,
          grid: { stroke: color('--line') },
          size: size * 3.2,
          incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000],
        },
      ],
      series: [
        {},
        {
          fill: color('--primary'),
          stroke: color('--primary'),
          points: { show: false },
          ...(bars === undefined ? {} : { paths: bars }),
        },
      ],
    },
    [labels.map((_, at) => at), [...values]],
    into,
  );
  return () => plot.destroy();
}
