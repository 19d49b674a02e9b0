import { css } from '@emotion/css';

const hidden = css({
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});

/** A label for screen readers where the row itself shows what a control is. */
export function HiddenLabel({ htmlFor, text }: { htmlFor: string; text: string }) {
  return (
    <label htmlFor={htmlFor} className={hidden}>
      {text}
    </label>
  );
}
