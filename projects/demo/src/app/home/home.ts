import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { GUIDES, SOURCES } from '../docs/docs';
import { StatusPill } from '../request-log/status-pill';

/** The start page: what the project is, the two parts of the demo, and the documentation. */
@Component({
  selector: 'demo-home',
  imports: [MatButton, RouterLink, StatusPill],
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class Home {
  protected readonly outcomes = [401, 400, 403, 403, 200, 403];
  protected readonly docs = [...GUIDES, ...SOURCES];
}
