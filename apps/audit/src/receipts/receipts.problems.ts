import { defineProblem } from '@askonce/problems';

export const ReceiptGone = defineProblem({
  slug: 'receipt-gone',
  status: 410,
  title: 'No receipt can be made any more',
  mend: 'What is needed to open the entry was destroyed: the person whom it is about is erased, or its details were kept long enough. It still stands in the log, and receipts that were made before stay valid.',
});
