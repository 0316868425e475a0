import {expect} from '@open-wc/testing';
import {define} from '../../src/widget/define.js';
import {VERSION} from '../../src/widget/version.js';
import {listenToConsole} from '../support/console.js';

let number = 0;
const freshName = () => `test-define-${(number += 1)}`;

describe('define', () => {
  it('registers an element', () => {
    const name = freshName();
    define(name, class extends HTMLElement {});
    expect(customElements.get(name)).to.be.a('function');
  });

  it('is silent when a second copy of the same version comes', () => {
    const name = freshName();
    const warnings = listenToConsole('warn');
    define(
      name,
      class extends HTMLElement {
        static version = VERSION;
      },
    );
    define(
      name,
      class extends HTMLElement {
        static version = VERSION;
      },
    );
    expect(warnings.stop()).to.deep.equal([]);
  });

  it('names both versions once when another version is there already', () => {
    const name = freshName();
    const warnings = listenToConsole('warn');
    define(
      name,
      class extends HTMLElement {
        static version = '0.0.1';
      },
    );
    define(
      name,
      class extends HTMLElement {
        static version = VERSION;
      },
    );
    const heard = warnings.stop();
    expect(heard).to.have.length(1);
    expect(heard[0]).to.include(name).and.include('0.0.1').and.include(VERSION);
  });

  it('gives way to an element of somebody else', () => {
    const name = freshName();
    const theirs = class extends HTMLElement {};
    customElements.define(name, theirs);
    const warnings = listenToConsole('warn');
    define(name, class extends HTMLElement {});
    expect(warnings.stop()).to.have.length(1);
    expect(customElements.get(name)).to.equal(theirs);
  });
});
