/* eslint-disable @typescript-eslint/no-redundant-type-constituents -- the frameworks are not installed here */
/** The elements in the templates of React 19, Vue and Svelte. Of a framework that is not installed, nothing is said. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { HTMLAttributes as SvelteAttributes } from 'svelte/elements';
import type { Failure, FlowName, InstagramLogin, Token } from './instagram-login.ts';

/** What the attributes of `<instagram-login>` may be. */
export interface LoginAttributes {
  'client-id'?: string | undefined;
  proxy?: string | undefined;
  scope?: string | undefined;
  flow?: FlowName | undefined;
  'redirect-uri'?: string | undefined;
  'return-to'?: string | undefined;
  mode?: 'redirect' | 'popup' | undefined;
  simulator?: string | undefined;
}

/** What the attributes of `<instagram-feed>` may be. */
export interface FeedAttributes {
  src?: string | undefined;
  limit?: number | string | undefined;
  consent?: boolean | '' | undefined;
}

/** The events of `<instagram-login>`, as React 19 and Svelte 5 listen to them. */
export interface LoginListeners {
  onlogin?: ((event: CustomEvent<Token>) => void) | undefined;
  onerror?: ((event: CustomEvent<Failure>) => void) | undefined;
}

/** The same, as Vue listens to them. */
export interface VueListeners {
  onLogin?: (event: CustomEvent<Token>) => void;
  onError?: (event: CustomEvent<Failure>) => void;
}

type Feed = HTMLElementTagNameMap['instagram-feed'];

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'instagram-login': DetailedHTMLProps<HTMLAttributes<InstagramLogin>, InstagramLogin> &
        LoginAttributes &
        LoginListeners;
      'instagram-feed': DetailedHTMLProps<HTMLAttributes<Feed>, Feed> & FeedAttributes;
    }
  }
}

declare module 'vue' {
  interface GlobalComponents {
    'instagram-login': new () => { $props: LoginAttributes & VueListeners };
    'instagram-feed': new () => { $props: FeedAttributes };
  }
}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'instagram-login': Omit<SvelteAttributes<InstagramLogin>, 'onerror'> &
      LoginAttributes &
      LoginListeners;
    'instagram-feed': SvelteAttributes<Feed> & FeedAttributes;
  }
}
