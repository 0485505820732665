export { FileMistakes as ProbeFileError, type Mistake } from '#verdict';
