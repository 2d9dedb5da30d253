import { runServer } from '@askonce/service';
import { environment } from './config';
import { portal } from './portal';

void runServer(portal, environment);
