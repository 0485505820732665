/** The part of bottleneck that the throttling plugin loads: the same classes without their Redis side, published without types. */
declare module 'bottleneck/light.js' {
  export { default } from 'bottleneck';
}
