import {property} from 'lit/decorators.js';
import {warnContent} from './attributes.js';
import type {WidgetElement} from './widget-element.js';

/** The attribute of a property: the same name with hyphens. */
const attributeOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/**
 * Lets a switch be set by the names that it had before, as a property and, where the name could be one, as an attribute; the webmaster
 * is told of the present name. A method of the DOM with a former name stays what it is: frameworks, which set an attribute as a property
 * where the element has one of that name, used to overwrite it.
 */
export function formerly(...names: readonly string[]) {
  return (target: WidgetElement, present: string): void => {
    const attribute = attributeOf(present);
    for (const name of names) {
      const method: unknown = Reflect.get(target, name);
      property({attribute: /[A-Z]/.test(name) ? false : name, type: Boolean, noAccessor: true})(target, name);
      Object.defineProperty(target, name, {
        configurable: true,
        get(this: WidgetElement): unknown {
          return method ?? Reflect.get(this, present);
        },
        set(this: WidgetElement, value: unknown) {
          warnContent(
            this,
            `«${name}» nay có tên «${attribute}» (thuộc tính) và «${present}» (trong mã); tên cũ vẫn dùng được.`,
          );
          Reflect.set(this, present, value === '' || Boolean(value));
        },
      });
    }
  };
}
