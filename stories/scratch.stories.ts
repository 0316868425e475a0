import type {Meta, StoryObj} from '@storybook/web-components-vite';
import '../src/elements/news-list/define.js';
import {fakeApi} from '../test/support/fake-api/index.js';
const meta: Meta = {title: 'Thử', component: 'news-list'};
export default meta;
type Story = StoryObj;
export const Default: Story = {args: {api: fakeApi('default')}};
export const Failed: Story = {args: {api: fakeApi('failed')}};
