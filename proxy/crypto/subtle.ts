/** What the proxy uses of Web Crypto; it is passed in. */
export type Subtle = Pick<
  (typeof globalThis)['crypto']['subtle'],
  'importKey' | 'deriveBits' | 'deriveKey' | 'encrypt' | 'decrypt' | 'digest' | 'sign' | 'verify'
>;
