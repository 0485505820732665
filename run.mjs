const {readPlan}=await import('./build/packages/smoke/file/read.js');
const bomb=['a: &a [x,x,x,x,x,x,x,x,x,x]']; for (let i=1;i<12;i++) bomb.push(`${String.fromCharCode(97+i)}: &${String.fromCharCode(97+i)} [${Array.from({length:10},()=>'*'+String.fromCharCode(96+i)).join()}]`);
const rich = (n)=>'base-url: http://x\nprobes:\n'+Array.from({length:n},(_, i)=>`  - name: p${i}\n    http: { url: '/objects/${i}', headers: { a: '\${env:T}' } }\n    expect:\n      - { status: 200 }\n      - { json: $.a.b, equals: x${i} }\n      - { header: content-type, matches: ^a${i%50} }\n`).join('');
for (const [n,t] of [['bomb',bomb.join('\n')],['10k rich',rich(10000)],['500',rich(500)],['5',rich(5)],['keys',Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n')], ['errs','- }\n'.repeat(1e6)], ['badseq','probes:\n'+'- a\n'.repeat(400000)], ['aliases', 'a: &a x\nb: ['+'*a,'.repeat(1e6)+']']]) {
 const s=performance.now(); let r; try { r=(await readPlan(t,{file:'f',given:[]})).probes.length } catch(e) { r=e.mistakes? e.mistakes.length+' '+e.message.slice(0,150):e }
 console.log(n,(performance.now()-s).toFixed(0),'ms',r, (process.memoryUsage().rss/1e6).toFixed(0)+'MB'); }
