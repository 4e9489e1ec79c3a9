import { Injectable } from '@nestjs/common';

/** Whether this process still takes new work; goes to `false` before it stops. */
@Injectable()
export class Readiness {
  accepting = true;
}
