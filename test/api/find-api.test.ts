import {expect} from '@open-wc/testing';
import {configure, findApi, servedFrom} from '../../src/api/find-api.js';

function withMeta(content: string, check: () => void): void {
  const meta = document.createElement('meta');
  meta.name = 'danvan-api';
  meta.content = content;
  document.head.append(meta);
  try {
    check();
  } finally {
    meta.remove();
  }
}

describe('findApi', () => {
  afterEach(() => {
    configure({api: ''});
    servedFrom('');
  });

  it('finds nothing where nothing is set', () => {
    expect(findApi('')).to.equal(undefined);
  });

  it('prefers the tag, then the page, then the settings, then the script', () => {
    servedFrom('https://script.example.vn/');
    expect(findApi('')?.href).to.equal('https://script.example.vn/');
    configure({api: 'https://settings.example.vn'});
    expect(findApi('')?.href).to.equal('https://settings.example.vn/');
    withMeta('https://page.example.vn', () => {
      expect(findApi('')?.href).to.equal('https://page.example.vn/');
      expect(findApi('https://tag.example.vn')?.href).to.equal('https://tag.example.vn/');
    });
  });

  it('keeps a path below which the API stands', () => {
    expect(findApi('https://example.vn/danvan')?.href).to.equal('https://example.vn/danvan/');
    expect(findApi('https://example.vn/danvan/?a=1#b')?.href).to.equal('https://example.vn/danvan/');
  });

  it('resolves a relative address against the page', () => {
    expect(findApi('/danvan')?.href).to.equal(`${location.origin}/danvan/`);
  });

  it('refuses what is no web address', () => {
    expect(findApi('javascript:alert(1)')).to.equal(undefined);
    expect(findApi('https://[')).to.equal(undefined);
  });
});
