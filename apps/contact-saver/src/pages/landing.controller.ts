import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access-token/access-token.guard.ts';
import { SETTINGS, type Settings } from '../settings.ts';
import { renderLandingPage } from './landing-page.tsx';

@Public()
@ApiExcludeController()
@Controller()
export class LandingController {
  readonly #settings: Settings;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.#settings = settings;
  }

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  show(): string {
    return renderLandingPage(this.#settings);
  }
}
