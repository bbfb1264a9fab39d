export const refine = {
  button: '修改…',
  hint: '和模型商量如何修改译文',
  whole: '整篇译文',
  menu: '要修改的内容',
};
