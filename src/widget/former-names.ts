import type {LitElement} from 'lit';
import {warnContent} from './attributes.js';

/** The attribute of a property: the same name with hyphens. */
const attributeOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Lets a switch be set by the names that it had before, as a property and, where the name could be one, as an attribute; the webmaster
 * is told of the present name. A method of the DOM with a former name stays what it is: frameworks, which set an attribute as a property
 * where the element has one of that name, used to overwrite it. For `properties`, which Lit reads once for each class.
 *
 * @param present the property's name of today
 * @param names those of before
 */
export function addFormerNames(widget: typeof LitElement, present: string, ...names: readonly string[]): void {
  const attribute = attributeOf(present);
  for (const name of names) {
    const method: unknown = Reflect.get(widget.prototype, name);
    widget.createProperty(name, {
      attribute: /[A-Z]/.test(name) ? false : name,
      type: Boolean,
      noAccessor: true,
    });
    Object.defineProperty(widget.prototype, name, {
      configurable: true,
      get(this: LitElement): unknown {
        return method ?? Reflect.get(this, present);
      },
      set(this: LitElement, value: unknown) {
        warnContent(
          this,
          `«${name}» nay có tên «${attribute}» (thuộc tính) và «${present}» (trong mã); tên cũ vẫn dùng được.`,
        );
        Reflect.set(this, present, value === '' || Boolean(value));
      },
    });
  }
}
