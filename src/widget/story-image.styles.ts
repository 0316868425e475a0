import {css} from 'lit';

/** The box of a story's picture. Behind a picture that is there, nothing of the initials is seen, however transparent it is. */
export const storyImageStyles = css`
  .story-image {
    position: relative;
    display: block;
    aspect-ratio: 16 / 9;
    container-type: inline-size;
    background: var(--_tint);
    overflow: hidden;
  }

  .monogram {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    font-size: 1.5em;
    font-size: clamp(0.75em, 16cqi, 4em);
    font-weight: 700;
    line-height: 1;
    letter-spacing: 0.06em;
    opacity: 0.8;
  }

  .story-image:has(img:not([hidden])) > .monogram {
    visibility: hidden;
  }

  .story-image > img {
    position: absolute;
    inset: 0;
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .story-image > img[hidden] {
    display: none;
  }
`;
