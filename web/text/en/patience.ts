/** English: what is said while a person waits. */
export const patience = {
  leaving: 'Allow access there and you’ll come back here.',
  exchanging: 'The proxy is exchanging your code for a token.',
  slow: 'Instagram is slow to respond. A code can be sent only once, so please wait.',
  cancel: 'Cancel',
};
