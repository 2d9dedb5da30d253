import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module';
import { AskingService } from './asking.service';
import { OwnQuestionsController } from './own-questions.controller';
import { OwnQuestionsService } from './own-questions.service';
import { QuestionTexts } from './question-texts';
import { QuestionsController } from './questions.controller';
import { QuestionsRepository } from './questions.repository';
import { QuestionsService } from './questions.service';

/** What people ask agencies, and what those answer. */
@Module({
  imports: [CatalogueModule],
  controllers: [OwnQuestionsController, QuestionsController],
  providers: [QuestionsRepository, QuestionTexts, AskingService, OwnQuestionsService, QuestionsService],
  exports: [QuestionsRepository, QuestionTexts],
})
export class QuestionsModule {}
