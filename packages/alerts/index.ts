export { FAILURE_CLASSES, type FailureClass, type Finding } from './model.js';
