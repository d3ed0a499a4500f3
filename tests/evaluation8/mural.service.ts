import { HttpClient, HttpHeaders } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Observable, filter, map, switchMap, take, timer } from 'rxjs';
import { environment } from '../environments/environment';

interface Task {
  task_id: string;
  status: 'not_started' | 'running' | 'finished' | 'failed';
  files?: { file_url: string }[];
}

/** Murals by APIDot; the address is that of our gateway, which adds the key. */
@Injectable({ providedIn: 'root' })
export class MuralService {
  private readonly http = inject(HttpClient);
  private readonly base = environment.gateway;
  private readonly headers = new HttpHeaders({ 'X-Tenant': environment.tenant });

  paint(prompt: string): Observable<string> {
    return this.http
      .post<{ data: Task }>(`${this.base}/paint`, { prompt, wall: 'north' }, { headers: this.headers })
      .pipe(map((answer) => answer.data.task_id));
  }

  watch(id: string): Observable<string[]> {
    return timer(0, 4000).pipe(
      take(150),
      switchMap(() => this.http.get<{ data: Task }>(`${this.base}/paint/${id}`, { headers: this.headers })),
      map((answer) => answer.data),
      filter((task) => task.status === 'finished' || task.status === 'failed'),
      take(1),
      map((task) => (task.status === 'finished' ? task.files!.map((file) => file.file_url) : [])),
    );
  }
}
