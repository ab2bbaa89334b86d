// What many people say: the messages of LIANXIN_TEXTS or ../shared/data/complaints where they are there, else texts made here, several of
// each of some troubles, in other words and other order.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const troubles = [
  ['东街路灯', ['东街的路灯坏了半个月', '晚上看不清路', '老人摔了两回', '给社区打过电话没人修', '孩子下晚自习害怕']],
  ['水泵', ['三号井的水泵又坏了', '十七户人家没水喝', '牲畜要赶到河边饮水', '修过一次又停了', '请派师傅来换泵']],
  ['木桥', ['河东牧道的木桥塌了一块板', '羊过桥踩空', '转场要绕二十公里', '去年就说要修', '车也不敢过']],
  ['垃圾', ['集贸市场门口的垃圾没人清', '夏天味道大', '苍蝇多得进不去人', '清运车一周才来一回', '桶也不够用']],
  ['供暖', ['家属楼的暖气不热', '屋里只有十三度', '交了全年的取暖费', '锅炉房说管道老化', '老人孩子都感冒了']],
  ['补贴', ['草原奖补的钱还没到账', '别的嘎查去年就发了', '问了几次说在核对', '一家老小等着买草料', '卡号也重新报过']],
  ['班车', ['去旗里的班车停了', '看病要包车', '一趟二百块', '以前一天有两趟', '学生周末回不了家']],
  ['信号', ['冬营地没有手机信号', '爬到后山才能打电话', '网课上不了', '来了人测过没下文', '有急事叫不到人']],
]
const endings = ['希望尽快解决。', '请领导过问一下。', '我们等着回话。', '谢谢。', '', '已经反映过了。', '拜托了。']

/** Each says some of the sentences of one trouble, in an order of its own. */
function made_texts(count) {
  let state = 7
  const next = (below) => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % below
  return Array.from({ length: count }, (_, n) => {
    const [name, sentences] = troubles[Math.min(next(troubles.length), next(troubles.length))]
    const said = [...sentences].sort(() => next(3) - 1).slice(0, 3 + next(3))
    if (!said.includes(sentences[0])) said.unshift(sentences[0])
    return { number: `made-${n}`, text: `${said.join('，')}。${endings[next(endings.length)]}`, about: name }
  })
}

export function many_texts() {
  const file = join(process.env.LIANXIN_TEXTS ?? '../shared/data/complaints', 'hot_messages.tsv')
  if (!existsSync(file)) return made_texts(240)
  const [head, ...lines] = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => line.split('\t'))
  const cell = (cells, name) => cells[head.indexOf(name)] ?? ''
  return lines.map((cells) => ({ number: cell(cells, 'id'), text: `${cell(cells, 'title')}。${cell(cells, 'text')}`.slice(0, 5000) }))
}
