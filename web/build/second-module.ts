import type { Plugin } from 'vite';

/**
 * Puts into the page what has its second module loaded, where nothing acts on it until the first module takes it out:
 * only then has the first one all of a slow network for itself.
 *
 * What is loaded so is not run: the import does that, once the token request has left.
 *
 * @see [Link type "modulepreload"](https://html.spec.whatwg.org/multipage/links.html#link-type-modulepreload)
 */
export function secondModule(): Plugin {
  return {
    name: 'second-module',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { path, bundle = {} }) {
        const second = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.name === 'mount',
        );
        if (path !== '/index.html' || second === undefined) return html;
        const link = `<link rel="modulepreload" href="./${second.fileName}">`;
        return html.replace('</head>', `<template id="second">${link}</template>\n  </head>`);
      },
    },
  };
}
