/** The people one can be on the consent page. All invented; their ids are odd and above 2^53 on purpose. */

import { DEMO_PAGES, type Page } from './pages.ts';

/** What kind of account it is; only creators and businesses can be connected with Instagram Login. */
export type AccountKind = 'creator' | 'business' | 'personal';

/** An invented person. Ids are decimal strings and never numbers: most do not survive a double. */
export interface Account {
  kind: AccountKind;
  username: string;
  name: string;
  biography: string;
  website: string;
  /** App-scoped: `user_id` of the token reply and `id` of `/me`. */
  id: string;
  /** The professional account's: `user_id` of `/me`. A personal account has none. */
  userId?: string;
  /** `user.id` of the classic API. */
  legacyId: string;
  followers: number;
  follows: number;
  /** How many posts the simulation makes up for this account. */
  posts: number;
  /** Offered apart from the others: it cannot be connected, or has markup in its name. */
  testing?: true;
  /** The Facebook Pages that this person manages; absent: none. */
  pages?: readonly Page[];
  /** A person who is at Facebook only, with no Instagram account to log in with. */
  facebookOnly?: true;
}

const PEOPLE: readonly Account[] = [
  {
    kind: 'creator',
    username: 'ada.paints',
    name: 'Ada Morrow 🎨',
    biography: 'Watercolours, mostly of rain. ☔',
    website: 'https://ada.example/',
    id: '36220564007528767',
    userId: '17841401313574613',
    legacyId: '17841401313574613',
    followers: 23353,
    follows: 539,
    posts: 7,
  },
  {
    kind: 'business',
    username: 'harbour.books',
    name: 'Harbour Books',
    biography: 'Second-hand books by the water. Open till the last ferry.',
    website: 'https://harbour.example/',
    id: '28004567319924417',
    userId: '17841460031882259',
    legacyId: '17841460031882259',
    followers: 4821,
    follows: 310,
    posts: 12,
  },
  {
    kind: 'creator',
    username: 'nour.films',
    name: 'نور الهدى',
    biography: 'أفلام قصيرة جدًا',
    website: '',
    id: '27640875392278831',
    userId: '17841400774391123',
    legacyId: '17841400774391123',
    followers: 9007199,
    follows: 1,
    posts: 0,
  },
  {
    kind: 'personal',
    username: 'just_pete_4711',
    name: 'Pete 👨‍👩‍👧‍👦',
    biography: '',
    website: '',
    id: '29157003348122209',
    legacyId: '1623444881',
    followers: 12,
    follows: 40,
    posts: 3,
    testing: true,
  },
  {
    kind: 'business',
    username: 'the_slow_bakery',
    name: 'Slow Bakery <b>& Sons</b> "est. 1887"',
    biography: '<script>alert("bread")</script> is not on the menu',
    website: 'https://bakery.example/?bread=rye&size=l',
    id: '27281358591558845',
    userId: '17841457215396811',
    legacyId: '17841457215396811',
    followers: 812,
    follows: 77,
    posts: 30,
    testing: true,
  },
  {
    kind: 'personal',
    username: 'quay.agency',
    name: 'Quay Agency',
    biography: '',
    website: '',
    id: '25914400192207331',
    legacyId: '1623444883',
    followers: 0,
    follows: 0,
    posts: 0,
    testing: true,
    facebookOnly: true,
  },
];

/** The people that the simulation starts with; the first is the consent page's default. */
export const DEMO_ACCOUNTS: readonly Account[] = PEOPLE.map((person) => {
  const pages = DEMO_PAGES[person.username];
  return { ...person, ...(pages && { pages }) };
});
