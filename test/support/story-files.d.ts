/** All modules of stories by the name of their element, put together by the test runner. */
declare module 'virtual:story-files' {
  import type {ComponentAnnotations, StoryAnnotations} from 'storybook/internal/types';

  interface StoryFile {
    readonly meta: ComponentAnnotations;
    readonly stories: Readonly<Record<string, StoryAnnotations>>;
  }
  const files: Readonly<Record<string, StoryFile>>;
  export default files;
}

/** Storybook publishes this entry without types. */
declare module '@storybook/web-components/entry-preview' {
  import type {ProjectAnnotations, Renderer} from 'storybook/internal/types';

  export const render: NonNullable<ProjectAnnotations<Renderer>['render']>;
  export const renderToCanvas: NonNullable<ProjectAnnotations<Renderer>['renderToCanvas']>;
}
