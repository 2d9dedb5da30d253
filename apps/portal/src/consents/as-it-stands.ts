import { isProblem } from '@askonce/client';
import { FormRefused } from '../pages/form';

/**
 * What a consent became; leads back to the page, which shows where the consent stands now, if it was no longer as the person saw it.
 * @param field of the form
 * @throws FormRefused
 */
export async function asItStands<T>(field: string, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (isProblem(error, 'transition-not-allowed')) throw new FormRefused({ [field]: 'sharing.moved_on' });
    if (isProblem(error, 'terms-changed')) throw new FormRefused({ [field]: 'sharing.terms_changed' });
    throw error;
  }
}
