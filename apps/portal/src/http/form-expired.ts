/** A form that no page of this session has shown, or none that is still open. */
export class FormExpired extends Error {
  constructor() {
    super('A form did not come from a page of this session.');
  }
}
