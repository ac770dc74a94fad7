import { Component, inject } from '@angular/core';
import { QuestionField } from '../settings/question-field';
import { OpenRequest } from './open-request';
import { answerId } from './request-steps';

/** What the region asks for this kind of request, beside what is always asked. */
@Component({
  selector: 'app-step-questions',
  imports: [QuestionField],
  template: `
    <p class="ui-prose">
      Weet u een antwoord nog niet? Wat niet verplicht is, kunt u na het versturen nog aanvullen, of het RIEC doet dat
      met u.
    </p>
    @for (question of open.questions(); track question.key) {
      <app-question-field
        [question]="question"
        [fieldId]="id(question.key)"
        [error]="open.errorOfQuestion(question.key)"
        [value]="valueOf(question.key)"
        (valueChange)="open.answerQuestion(question.key, $event)"
      />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class StepQuestions {
  protected readonly open = inject(OpenRequest);
  protected readonly id = answerId;

  protected valueOf(key: string): string {
    return this.open.form().answers.find((answer) => answer.key === key)?.value ?? '';
  }
}
