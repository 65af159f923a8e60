import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { StatusPill } from '../request-log/status-pill';

/** The start page: what this demo shows, and the two ways in. */
@Component({
  selector: 'demo-home',
  imports: [MatButton, RouterLink, StatusPill],
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class Home {
  protected readonly outcomes = [401, 400, 403, 403, 200, 403];
}
