import { Injectable, NotFoundException, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';

/** What is no id of ours names no contact of ours: 404, like an id of somebody else's. */
@Injectable()
export class ContactIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!z.uuid().safeParse(value).success) throw new NotFoundException();
    return value;
  }
}
