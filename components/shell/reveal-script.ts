/**
 * What streams in behind a boundary is part of the first picture here. React puts it off until 300 ms after the paint
 * before it, lest a page flickers; without the time of that paint (`$RT`) it shows it with the next frame.
 * Where another version of React knows no `$RT`, this does nothing.
 */
export const REVEAL_SCRIPT = `Object.defineProperty(window,'$RT',{get:function(){},set:function(){}})`;
