import { ValidateBy } from 'class-validator';
import { isReturnUrl, RETURN_URL_MAX_LENGTH } from '../return-urls';

/** Each an address that people may be led back to. */
export const AreReturnUrls = (): PropertyDecorator =>
  ValidateBy({
    name: 'areReturnUrls',
    validator: {
      validate: (value: unknown) =>
        Array.isArray(value) && value.every((url) => typeof url === 'string' && isReturnUrl(url)),
      defaultMessage: () =>
        `each value must be an https address (http for 127.0.0.1 and localhost) of at most ${RETURN_URL_MAX_LENGTH} ` +
        'characters, written plainly: without user name, query, fragment, "..", "//" and backslash',
    },
  });
