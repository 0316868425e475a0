import {css} from 'lit';

/**
 * An article in a list. Its lines are counted, so that it takes the same room before and after it is there. Behind a picture that is
 * there, nothing of the initials is seen, however transparent it is.
 */
export const articleCardStyles = css`
  .items {
    --_meta-size: calc(var(--_meta-lines, 1) * 1.3125em + 0.2em);
    --_text-size: calc(var(--_title-lines, 3) * 1.35em + var(--_meta-size));
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .items.summaries {
    --_text-size: calc(
      var(--_title-lines, 3) * 1.35em + var(--_meta-size) + 0.2875em + var(--_summary-lines, 2) * 1.40625em
    );
  }

  .text {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_text-size);
  }

  .title,
  .summary {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
  }

  .title {
    -webkit-line-clamp: var(--_title-lines, 3);
    font-weight: 600;
    line-height: 1.35;
    text-decoration: none;
  }

  .title:focus-visible {
    outline-offset: -0.125em;
  }

  a.title:hover {
    color: var(--danvan-link-hover, inherit);
    text-decoration: underline;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    min-block-size: 1.5em;
    margin-block-start: 0.2em;
  }

  .when {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 0.6em;
    align-items: baseline;
  }

  .badge {
    padding: 0 0.5em;
    border-radius: 0.25em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.93em;
    font-weight: 700;
    text-transform: uppercase;
  }

  .old {
    font-weight: 600;
  }

  .summary {
    -webkit-line-clamp: var(--_summary-lines, 2);
    margin: 0.3em 0 0;
    font-size: 0.9375em;
    line-height: 1.5;
  }

  .picture {
    display: block;
    flex: none;
    aspect-ratio: 16 / 9;
    border-radius: var(--_radius);
    background: var(--_tint);
    overflow: hidden;
  }

  @media (forced-colors: active) {
    .badge {
      border: 1px solid currentcolor;
      color: CanvasText;
    }
  }

  .image {
    position: relative;
    display: block;
    aspect-ratio: 16 / 9;
    container-type: inline-size;
    background: var(--_tint);
    overflow: hidden;
  }

  .initials {
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

  .image:has(img:not([hidden])) > .initials {
    visibility: hidden;
  }

  .image > img {
    position: absolute;
    inset: 0;
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .image > img[hidden] {
    display: none;
  }
`;
