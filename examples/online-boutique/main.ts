import { App } from 'cdk8s-patterns';
import { OnlineBoutiqueAsPublished } from './as-published';
import { OnlineBoutique } from './in-production';
import { OnlineBoutiqueLoad } from './load';

const app = new App();
new OnlineBoutiqueAsPublished(app, 'online-boutique-as-published');
const { frontend } = new OnlineBoutique(app, 'online-boutique');
new OnlineBoutiqueLoad(app, 'online-boutique-load', { frontend });
app.synth();
