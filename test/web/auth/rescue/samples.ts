/** A code of Instagram Login, and one of the classic API. */
export const AQ = 'AQBx-hBsH3_2kQJ7dd0q';
export const HEX = 'fb86fa830c7b4c2eaac03d88bd03ed5e';

/** Tokens of the classic API, of Instagram Login and of Facebook Login. */
export const LEGACY = '1623444880.c59cb53.7139b07541a04cea8a9ef6319be724a2';
export const IGAA = 'IGAAOEcfCnbB9BZAGIzNERs';
export const EAA = 'EAACEdEose0cBAOEcfCnbB9B';
