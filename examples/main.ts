// What `npm run synth` writes: every example, each in files of its own.
import './course/main';
import './ftgo/main';
import './online-boutique/main';
import './shop/main';
