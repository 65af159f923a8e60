import { Component } from '@angular/core';

@Component({ selector: 'account-home', template: '<h1>Home</h1>' })
export class HomePage {}
