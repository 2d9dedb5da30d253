import { Inject, Injectable } from '@nestjs/common';
import type { Subject } from '../subjects/person';
import { HeldQuestions } from './held-questions';
import { HeldRejections } from './held-rejections';

/** What the person and agencies wrote to each other. */
@Injectable()
export class HeldWritings {
  constructor(
    @Inject(HeldRejections) private readonly toThem: HeldRejections,
    @Inject(HeldQuestions) private readonly byThem: HeldQuestions,
  ) {}

  rejections(subject: Subject): AsyncIterable<object> {
    return this.toThem.all(subject);
  }

  questions(subjectRef: string): AsyncIterable<object> {
    return this.byThem.questions(subjectRef);
  }

  reports(subjectRef: string): AsyncIterable<object> {
    return this.byThem.reports(subjectRef);
  }
}
