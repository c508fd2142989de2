import type { ReactNode } from 'react';

/**
 * A small drawing of what each block does, on a field of 24 × 24: hairlines in the colour of the text, and what the block
 * brings about in the colour of its category.
 */
export const blockDrawings: Readonly<Record<string, ReactNode>> = {
  vector: (
    <>
      <path d="M4 19.5h16" />
      <path className="glyph-accent" d="M6 19.5v-6M10 19.5v-11M14 19.5v-4M18 19.5v-9" />
    </>
  ),
  image: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="1.5" />
      <path className="glyph-accent" d="M9 8.5c3.5-1.5 6.5 0 5.5 2.5-.6 1.6-4.5 3-5 5.5h6" />
    </>
  ),
  series: (
    <>
      <path d="M4 4.5v15h16" opacity=".55" />
      <path className="glyph-accent" d="M6.5 13.5c2-7 3.5-7 5.5-1.5s3.5 4.5 6.5-3" />
      <path className="glyph-dots glyph-accent" d="M6.5 13.5h.01M18.5 9h.01" />
    </>
  ),
  text: (
    <>
      <path className="glyph-accent" d="M5 7.5V5.5h10v2M10 5.5v9M8.5 14.5h3" />
      <path d="M5 19h14" opacity=".55" strokeDasharray="2.5 2" />
      <path d="M18 9.5v5" opacity=".55" />
    </>
  ),
  tree: (
    <>
      <path d="M12 5 7.5 12 5 18.5M7.5 12l3 6.5M12 5l5 7 2 6.5M17 12l-2.5 6.5" opacity=".55" />
      <path className="glyph-dots" d="M12 5h.01M7.5 12h.01M17 12h.01" />
      <path className="glyph-dots glyph-accent" d="M5 18.5h.01M10.5 18.5h.01M14.5 18.5h.01M19 18.5h.01" />
    </>
  ),
  class: (
    <>
      <circle cx="5.5" cy="6" r="2" opacity=".55" />
      <circle className="glyph-fill glyph-accent" cx="5.5" cy="12" r="2" />
      <circle cx="5.5" cy="18" r="2" opacity=".55" />
      <path d="M10.5 6H20M10.5 18H20" opacity=".55" />
      <path className="glyph-accent" d="M10.5 12H20" />
    </>
  ),
  embedding: (
    <>
      <rect x="9.5" y="4" width="11" height="16" rx="1" />
      <path d="M9.5 8h11M9.5 16h11M13.2 4v16M16.8 4v16" opacity=".4" />
      <rect className="glyph-fill glyph-accent" x="9.5" y="8" width="11" height="4" />
      <path d="M3.5 10H7m-1.5-1.5L7 10l-1.5 1.5" />
    </>
  ),
  gru: (
    <>
      <rect x="6" y="3.5" width="12" height="17" rx="1.5" opacity=".55" />
      <path d="M3 16.5h9v-6" />
      <path className="glyph-accent" d="M3 8.5h18" />
      <circle className="glyph-ground glyph-accent" cx="12" cy="8.5" r="2.75" />
    </>
  ),
  lstm: (
    <>
      <rect x="5" y="3.5" width="14" height="17" rx="1.5" opacity=".55" />
      <path d="M2.5 16.5h19" />
      <path className="glyph-accent" d="M2.5 8h19M14.5 8v8.5" />
      <circle className="glyph-ground glyph-accent" cx="9" cy="8" r="2" />
      <circle className="glyph-ground glyph-accent" cx="14.5" cy="12.5" r="1.75" />
    </>
  ),
  vanilla: (
    <>
      <path d="M6 6.5 18 9M6 6.5l12 8.5M6 12l12-3M6 12l12 3M6 17.5 18 9M6 17.5l12-2.5" opacity=".55" />
      <path d="M6 6.5h.01M6 12h.01M6 17.5h.01" className="glyph-dots" />
      <path d="M18 9h.01M18 15h.01" className="glyph-dots glyph-accent" />
    </>
  ),
  softmax: (
    <>
      <path d="M5 4.5v15" />
      <path d="M5 7h4M5 17h3" />
      <path className="glyph-accent glyph-bold" d="M5 12h14" />
    </>
  ),
  'max-pooling': (
    <>
      <rect x="3.5" y="6" width="10" height="12" rx="1" />
      <path d="M8.5 6v12M3.5 12h10" opacity=".55" />
      <rect className="glyph-fill" x="3.5" y="12" width="5" height="6" />
      <path d="M16 12h1" />
      <rect className="glyph-accent" x="18" y="9.5" width="3" height="5" rx=".5" />
    </>
  ),
  sigmoid: (
    <>
      <path d="M3.5 12h17M12 4v16" opacity=".4" />
      <path className="glyph-accent" d="M3.5 18.5c6.5 0 7-.5 8.5-6.5s2-6.5 8.5-6.5" />
    </>
  ),
  tanh: (
    <>
      <path d="M3.5 12h17M12 4v16" opacity=".4" />
      <path className="glyph-accent" d="M3.5 18.5h4c3 0 3.5-3 4.5-6.5s1.5-6.5 4.5-6.5h4" />
    </>
  ),
  rectifier: (
    <>
      <path d="M3.5 17.5h17M12 4v16" opacity=".4" />
      <path className="glyph-accent" d="M3.5 17.5H12l8-11" />
    </>
  ),
  stack: (
    <>
      <rect x="8" y="4" width="12" height="9" rx="1.5" opacity=".55" />
      <rect x="6" y="7.5" width="12" height="9" rx="1.5" className="glyph-ground" opacity=".8" />
      <rect x="4" y="11" width="12" height="9" rx="1.5" className="glyph-ground glyph-accent" />
    </>
  ),
  convolve: (
    <>
      <rect x="3.5" y="3.5" width="17" height="17" rx="1.5" opacity=".55" />
      <rect className="glyph-accent" x="6" y="6" width="7" height="7" rx=".5" />
      <path d="M15 9.5h2.5m-1-1.5 1.5 1.5-1.5 1.5" />
    </>
  ),
  recur: (
    <>
      <path d="M3.5 17h3M10.5 17h3M17.5 17h3" opacity=".55" />
      <rect x="3" y="11" width="4" height="4" rx=".5" opacity=".55" />
      <rect x="10" y="11" width="4" height="4" rx=".5" opacity=".55" />
      <rect className="glyph-accent" x="17" y="11" width="4" height="4" rx=".5" />
      <path
        className="glyph-accent"
        d="M5 9c.5-3.5 6-3.5 6.6-.5M12.5 9c.5-3.5 6-3.5 6.6-.5m-1.8-.3 1.8.9.7-2"
      />
    </>
  ),
  recurse: (
    <>
      <path d="M6 18.5 9 12M12 18.5 9 12M9 12l5-6.5M19 18.5 14 5.5" opacity=".55" />
      <rect x="4" y="16.5" width="4" height="4" rx=".5" opacity=".55" />
      <rect x="10" y="16.5" width="4" height="4" rx=".5" opacity=".55" />
      <rect x="17" y="16.5" width="4" height="4" rx=".5" opacity=".55" />
      <rect className="glyph-ground glyph-accent" x="7" y="10" width="4" height="4" rx=".5" />
      <rect className="glyph-ground glyph-accent" x="12" y="3.5" width="4" height="4" rx=".5" />
    </>
  ),
  join: (
    <>
      <path d="M3.5 7h5c2 0 2 5 4 5M3.5 17h5c2 0 2-5 4-5" />
      <path className="glyph-accent glyph-bold" d="M13 12h7.5" />
    </>
  ),
  add: (
    <>
      <circle cx="12" cy="12" r="7.5" opacity=".55" />
      <path className="glyph-accent" d="M12 8v8M8 12h8" />
    </>
  ),
  flatten: (
    <>
      <rect x="5.5" y="3.5" width="13" height="9" rx="1" opacity=".55" />
      <path d="M5.5 8h13M10 3.5v9M14 3.5v9" opacity=".55" />
      <path d="M12 14v2" />
      <path className="glyph-accent" d="M3.5 18.5h17v2h-17z" />
    </>
  ),
  multiply: (
    <>
      <circle cx="12" cy="12" r="7.5" opacity=".55" />
      <path className="glyph-accent" d="m9 9 6 6M15 9l-6 6" />
    </>
  ),
  mean: (
    <>
      <path d="M6 19v-5M10 19V6M14 19v-8M18 19V9" opacity=".55" />
      <path className="glyph-accent" d="M4 11.5h16" />
    </>
  ),
  sum: (
    <>
      <path d="M4 20h16" opacity=".55" />
      <path className="glyph-accent" d="M16.5 7.5V5h-9l5 6.5-5 6.5h9v-2.5" />
    </>
  ),
  maximum: (
    <>
      <path d="M6 19v-5M14 19v-8M18 19v-6" opacity=".55" />
      <path className="glyph-accent glyph-bold" d="M10 19V6" />
      <path d="M4 6h3M13 6h7" strokeDasharray="1.5 2" />
    </>
  ),
  reverse: (
    <>
      <path d="M4 8.5h15m-2.5-2.5L19 8.5 16.5 11" opacity=".55" />
      <path className="glyph-accent" d="M20 15.5H5m2.5-2.5L5 15.5 7.5 18" />
    </>
  ),
  constant: (
    <>
      <rect x="5" y="5" width="14" height="14" rx="1.5" opacity=".55" />
      <path className="glyph-accent" d="M8.5 13.5V9L7 10M13.5 10.5c0-2 3-2 3 0 0 1.5-3 3-3 4.5h3.5" />
    </>
  ),
  'cross-entropy': (
    <>
      <path d="M4 4.5v15h16" opacity=".55" />
      <path className="glyph-accent" d="M7 5c0 8 3.5 12 12.5 12" />
      <path className="glyph-dots" d="M10.5 14h.01" />
    </>
  ),
  'squared-error': (
    <>
      <path d="M4 19.5h16" opacity=".55" />
      <path className="glyph-accent" d="M5 5c3 14.5 11 14.5 14 0" />
      <path className="glyph-dots" d="M12 15.9h.01" />
    </>
  ),
  dropout: (
    <>
      <path className="glyph-dots" d="M6 6h.01M18 6h.01M12 12h.01M6 18h.01" />
      <path
        d="M12 6h.01M6 12h.01M18 12h.01M12 18h.01M18 18h.01"
        opacity=".25"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <path className="glyph-accent" d="M10 4l4 4M14 4l-4 4M16 10l4 4M20 10l-4 4" />
    </>
  ),
};
