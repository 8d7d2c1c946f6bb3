/** What the simulated posts show: small drawings on 96 by 96, as SVG without a word from outside in it. Pure. */

import type { Palette } from './palettes.ts';

/** A number below a limit, always the same for the same thing of the same subject. */
export type Chance = (what: string, below: number) => number;

/** Draws one scene; shapes differ with the subject. */
export type Motif = (palette: Palette, chance: Chance) => string;

const hills: Motif = ({ back, far, near, bright }, chance) =>
  `${sheet(back)}
${disc(20 + chance('sun', 56), 30, 13, bright)}
<path d="M0 96V${56 + chance('left', 10)}L${26 + chance('peak', 16)} 40L62 70L78 52L96 66V96Z" fill="${far}"/>
<path d="M0 96V78Q${24 + chance('hill', 30)} 60 96 ${78 + chance('right', 10)}V96Z" fill="${near}"/>`;

const sea: Motif = ({ back, far, near, bright, pale }, chance) => {
  const boat = 22 + chance('boat', 44);
  return `${sheet(back)}
${disc(22 + chance('sun', 52), 48, 18, bright)}
<path d="M0 96V50H96V96Z" fill="${far}"/>
<path d="M${boat} 30V58H${boat - 16}Z" fill="${pale}"/><path d="M${boat + 3} 38V58H${boat + 14}Z" fill="${pale}"/>
<path d="M${boat - 18} 61H${boat + 18}L${boat + 11} 70H${boat - 12}Z" fill="${near}"/>
<path d="M0 82Q12 76 24 82T48 82T72 82T96 82V96H0Z" fill="${near}"/>`;
};

const rain: Motif = ({ far, near, bright, pale }, chance) => {
  const drops = Array.from({ length: 9 }, (_, index) => {
    const x = 10 + index * 10;
    const y = 44 + chance(`drop ${index}`, 28);
    return `M${x} ${y}l-5 14`;
  });
  const cloud = chance('cloud', 16);
  return `${sheet(far)}
<path d="${drops.join('')}" stroke="${pale}" stroke-width="2.5" stroke-linecap="round"/>
${disc(26 + cloud, 30, 13, near)}${disc(44 + cloud, 24, 17, near)}${disc(60 + cloud, 32, 11, near)}
<path d="M${66 - cloud} 78a15 15 0 0 1 30 0Z" fill="${bright}"/><path d="M${81 - cloud} 78V92" stroke="${pale}" stroke-width="2.5"/>`;
};

const night: Motif = ({ far, near, bright, pale }, chance) => {
  const stars = Array.from({ length: 11 }, (_, index) =>
    disc(
      4 + chance(`x ${index}`, 88),
      4 + chance(`y ${index}`, 52),
      index % 3 === 0 ? 1.6 : 1,
      pale,
    ),
  );
  const moon = 22 + chance('moon', 52);
  return `${sheet(near)}${stars.join('')}
${disc(moon, 30, 14, bright)}${disc(moon + 7, 26, 12, near)}
<path d="M0 96V74L20 60L36 74L${54 + chance('peak', 12)} 54L96 80V96Z" fill="${far}"/>`;
};

const flower: Motif = ({ back, near, bright, pale }, chance) => {
  const count = 5 + chance('petals', 4);
  const petals = Array.from(
    { length: count },
    (_, index) =>
      `<ellipse cx="48" cy="22" rx="9" ry="15" fill="${bright}" transform="rotate(${(index * 360) / count} 48 40)"/>`,
  );
  return `${sheet(back)}
<path d="M48 44Q${40 + chance('stem', 16)} 70 48 96" fill="none" stroke="${near}" stroke-width="4"/>
<path d="M48 82Q${62 + chance('leaf', 14)} 62 84 66Q74 84 48 84Z" fill="${near}"/>
${petals.join('')}${disc(48, 40, 9, pale)}`;
};

const street: Motif = ({ back, far, near, bright, pale }, chance) => {
  const houses = [0, 1, 2, 3].map((index) => {
    const x = index * 24;
    const top = 26 + chance(`house ${index}`, 30);
    const fill = [far, near, bright][(index + chance('first', 3)) % 3] ?? far;
    const windows = [top + 10, top + 26].map(
      (y) => `M${x + 5} ${y}h5v8h-5ZM${x + 14} ${y}h5v8h-5Z`,
    );
    return `<path d="M${x} 96V${top}L${x + 12} ${top - 12}L${x + 24} ${top}V96Z" fill="${fill}"/>
<path d="${windows.join('')}" fill="${pale}"/>`;
  });
  return `${sheet(back)}${houses.join('')}`;
};

const cup: Motif = ({ back, far, near, bright, pale }, chance) => {
  const x = 34 + chance('place', 20);
  return `${sheet(back)}
<path d="M0 70H96V96H0Z" fill="${far}"/>
<path d="M${x - 6} 30q6-7 0-14M${x + 6} 30q6-7 0-14" fill="none" stroke="${pale}" stroke-width="3" stroke-linecap="round"/>
<path d="M${x + 18} 44a10 9 0 0 1 0 20" fill="none" stroke="${bright}" stroke-width="5"/>
<path d="M${x - 20} 38H${x + 20}Q${x + 20} 74 ${x} 74T${x - 20} 38Z" fill="${bright}"/>
<ellipse cx="${x}" cy="38" rx="20" ry="5" fill="${near}"/>
<ellipse cx="${x}" cy="78" rx="28" ry="4" fill="${pale}"/>`;
};

/** One of these for each post. */
export const MOTIFS: readonly Motif[] = [hills, sea, rain, night, flower, street, cup];

const SKINS = ['#f3cfb3', '#e0ac86', '#b97f57', '#8d5a3b', '#5f3b28'];

/** A person's picture: head and shoulders, with more hair or less. */
export const portrait: Motif = ({ back, far, near, pale }, chance) => {
  const skin = SKINS[chance('skin', SKINS.length)] ?? '';
  return `${sheet(back)}
${disc(48, 40, 22 + chance('hair', 7), near)}
<path d="M12 96Q14 68 48 68T84 96Z" fill="${far}"/>
<path d="M40 58h16v12q-8 8-16 0Z" fill="${skin}"/>${disc(48, 46, 17, skin)}
<path d="M31 44Q${36 + chance('parting', 24)} 22 65 44Q48 34 31 44Z" fill="${near}"/>
<path d="M35 71q13 13 26 0" fill="none" stroke="${pale}" stroke-width="4"/>`;
};

function sheet(fill: string): string {
  return `<rect width="96" height="96" fill="${fill}"/>`;
}

function disc(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
}
