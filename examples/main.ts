// What `npm run synth` writes: every example, each in files of its own.
import './course/main';
import './shop/main';
