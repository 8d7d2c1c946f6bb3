/** The Facebook Pages of the invented people. Ids are odd and above 2^53, as Instagram's are here. */

/** A Facebook Page that a person manages. */
export interface Page {
  id: string;
  name: string;
  /** The username of the Instagram account that is linked to it; absent where none is. */
  instagram?: string;
  /** It belongs to a business portfolio, and is listed with `business_management` only. */
  inPortfolio?: true;
}

/** More than one reply of `/me/accounts` holds. */
const OF_THE_AGENCY = 27;

/** The Pages of each person, by username; absent for a person without any. */
export const DEMO_PAGES: Readonly<Record<string, readonly Page[]>> = {
  'ada.paints': [{ id: '61550093724418815', name: 'Ada Morrow Studio', instagram: 'ada.paints' }],
  'harbour.books': [
    { id: '61557031882259103', name: 'Harbour Books', instagram: 'harbour.books' },
    { id: '61557031882259107', name: 'Harbour Lectures: Ada Morrow', instagram: 'ada.paints' },
    { id: '61557031882259111', name: 'Harbour Film Nights', instagram: 'nour.films' },
  ],
  'nour.films': [{ id: '61559774391123017', name: 'Nour Films' }],
  the_slow_bakery: [
    {
      id: '61552153968110021',
      name: 'Slow Bakery <b>& Sons</b> "est. 1887"',
      instagram: 'the_slow_bakery',
      inPortfolio: true,
    },
  ],
  'quay.agency': Array.from({ length: OF_THE_AGENCY }, (_, index) => ({
    id: `615540019220${String(index).padStart(4, '0')}7`,
    name: `Client ${index + 1}`,
    // The only one that is linked is on the second page of the list.
    ...(index === OF_THE_AGENCY - 1 ? { instagram: 'harbour.books' } : {}),
  })),
};
