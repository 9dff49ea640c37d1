import { App } from 'cdk8s-patterns';
import { CourseAsPrinted } from './as-printed';
import { CourseInProduction } from './in-production';

const app = new App();
new CourseAsPrinted(app, 'course-as-printed');
new CourseInProduction(app, 'course-in-production');
app.synth();
